export { type CodegenConfig, defineConfig } from './config.js'
export { ConfigError } from './config-error.js'
export { parseConfig } from './parse-config.js'
