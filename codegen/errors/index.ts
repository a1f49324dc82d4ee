export { type ErrorCode, readCodes } from './read-codes.js'
export { codesPage, codeTable } from './render-codes.js'
