export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.js'
export type { GivenMetadata } from './given-tables/index.js'
export type { AlternateKeys, EmulatorLimits, EmulatorSnapshot, EmulatorUser, Listening } from './server/index.js'
