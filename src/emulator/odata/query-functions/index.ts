export { compileQueryFunction } from './compile-query-function.js'
