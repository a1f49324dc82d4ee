/** The path of a request for people to read; or, of one that cannot be made, the reason. Never throws. */
export function shownPath(request: { readonly path: string }): string {
  try {
    return decodeURIComponent(request.path)
  } catch (error) {
    return `(${error instanceof Error ? error.message : 'cannot be shown'})`
  }
}
