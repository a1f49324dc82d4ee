export {
  type Client,
  type ClientOptions,
  type ClientSecretOptions,
  type ConnectionOptions,
  type CredentialOptions,
  connect,
  createClient,
  type PageOptions,
} from './client/index.js'
export { DataverseError, isDataverseError } from './errors/index.js'
export type { AccessToken, TokenCredential } from './http/index.js'
export type { Answer, CallOptions, Executor, Operation } from './operation/index.js'
export { type Page, type Query, query, type RowOf } from './query/index.js'
export {
  type CreateOperation,
  create,
  deleteRecord,
  retrieve,
  type Upserted,
  type UpsertOptions,
  update,
  upsert,
  type WriteOptions,
} from './records/index.js'
export {
  type Choice,
  type Condition,
  type CreateOf,
  isRef,
  type KeyOf,
  type OtherOption,
  otherOption,
  type RecordOf,
  type Ref,
  ref,
  type Table,
  type TableType,
  type UpdateOf,
} from './schema/index.js'
export type { CollectionSelection, Selection } from './selection/index.js'
