/** The path below the API root, with its query, decoded: what the conditions of faults look at. */
export function belowRoot({ pathname, search }: URL): string {
  const path = `${pathname.replace(/^\/api\/data\/v9\.[0-2]\//, '')}${search}`
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
