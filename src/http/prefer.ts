import { UsageError } from '../errors/index.js'

const annotationName = /^[\w.*]+$/

/** What an operation prefers, with more annotations. Source: "Compose HTTP requests and handle errors". */
export function withAnnotations(prefer: string | undefined, annotations: '*' | readonly string[]): string {
  const wanted = annotations === '*' ? ['*'] : annotations
  if (!Array.isArray(wanted) || wanted.length === 0 || !wanted.every((name) => annotationName.test(name))) {
    throw new UsageError("annotations takes '*' or a list of names, such as OData.Community.Display.V1.FormattedValue.")
  }
  const included = /,?odata\.include-annotations="([^"]*)"/
  const before = prefer?.match(included)?.[1]?.split(',') ?? []
  const all = [...new Set([...before, ...wanted])]
  const rest = prefer?.replace(included, '').replace(/^,/, '')
  const preference = `odata.include-annotations="${all.includes('*') ? '*' : all.join(',')}"`
  return rest ? `${rest},${preference}` : preference
}
