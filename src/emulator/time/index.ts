export { PassingTime } from './passing-time.js'
