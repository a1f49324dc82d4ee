/** A quoted text may hold every character but the quote, which a backslash makes harmless. Source: RFC 9110, 5.6. */
const parameter = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i

/** The boundary that a `multipart/…` content type names. Source: RFC 2046, 5.1.1. */
export function boundaryIn(contentType: string | null): string | undefined {
  if (contentType === null || !/^\s*multipart\//i.test(contentType)) return undefined
  const [, quoted, plain] = parameter.exec(contentType) ?? []
  const boundary = quoted?.replace(/\\(.)/g, '$1') ?? plain
  return boundary === '' ? undefined : boundary
}
