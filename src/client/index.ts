export { Client, type PageOptions } from './client.js'
export { connect } from './connect.js'
export { createClient } from './create-client.js'
export type { ClientOptions, ClientSecretOptions, ConnectionOptions, CredentialOptions } from './options.js'
