import { type CallOptions, encodeText } from '../operation/index.js'

/** A next link goes out as it came. Source: "Use optional parameters". */
export function withParameters(path: string, options: CallOptions | undefined): string {
  const { tag, partitionId } = options ?? {}
  if ((tag === undefined && partitionId === undefined) || URL.canParse(path)) return path
  return withParameter(withParameter(path, 'tag', tag), 'partitionId', partitionId)
}

function withParameter(path: string, name: string, value: string | undefined): string {
  return value === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeText(value, name)}`
}
