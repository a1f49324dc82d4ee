export { fromBase64, isBase64, joined, toBase64 } from './base64.js'
export { fileMessages } from './file-messages.js'
export { clearFile, fileIn, writeFile } from './write-file.js'
