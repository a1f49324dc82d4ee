import { type AnnotationLevel, annotationNames } from './annotations.js'

interface Preferences {
  readonly annotated: AnnotationLevel | undefined
  /** Annotations that do not belong to a record. */
  readonly others?: readonly string[]
  readonly pageSize?: number | undefined
  /** Whether a write gives the stored record back. */
  readonly representation?: boolean
}

/** The one `Prefer` header of a request, or no header. Source: "Compose HTTP requests and handle errors". */
export function preferHeaders(preferences: Preferences): Readonly<Record<string, string>> {
  const { annotated, others = [], pageSize, representation = false } = preferences
  const names = annotated === undefined ? others : [...annotationNames[annotated], ...others]
  const values: string[] = []
  if (representation) values.push('return=representation')
  if (pageSize !== undefined) values.push(`odata.maxpagesize=${pageSize}`)
  if (names.length > 0) values.push(`odata.include-annotations="${names.join(',')}"`)
  return values.length === 0 ? {} : { Prefer: values.join(',') }
}

/** In records: the size of the pages that a request asks for. */
export function pageSizeIn(headers: Readonly<Record<string, string>> | undefined): number | undefined {
  const size = /odata\.maxpagesize=(\d+)/.exec(headers?.Prefer ?? '')?.[1]
  return size === undefined ? undefined : Number(size)
}
