/** The first of the query options that is not the same in a link and in a request, as far as decoded text tells. */
export function otherOption(link: string, own: string, names: readonly string[]): string | undefined {
  const [given, wanted] = [optionsOf(link), optionsOf(own)]
  return names.find((name) => settled(name, given.get(name)) !== settled(name, wanted.get(name)))
}

function optionsOf(path: string): URLSearchParams {
  return new URLSearchParams(path.slice(path.indexOf('?') + 1))
}

/** Columns may come back in another order, GUIDs of views in the other case. */
function settled(name: string, text: string | null): string | undefined {
  if (name === '$select') return text?.split(/, */).sort().join()
  return name.startsWith('$') ? text?.trim() : text?.toLowerCase()
}
