export type { Changes } from './changes.js'
export { Client, type PageOptions } from './client.js'
export { connect } from './connect.js'
export { createClient } from './create-client.js'
export type {
  ClientCertificateOptions,
  ClientOptions,
  ClientSecretOptions,
  CloudOptions,
  ConnectionOptions,
  CredentialOptions,
  IdentityOptions,
  SignedInOptions,
  SurroundingIdentityOptions,
} from './options.js'
