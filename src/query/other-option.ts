import { listedExpands } from './listed-expands.js'

/** The first of the query options that is not the same in a link and in a request, as far as decoded text tells. */
export function otherOption(link: string, own: string, names: readonly string[]): string | undefined {
  // The service may mean a plus by a `+`, or a blank.
  const given = [optionsOf(link), optionsOf(link.replaceAll('+', '%2B'))]
  const wanted = optionsOf(own)
  return names.find((name) => {
    const text = settled(name, wanted.get(name))
    return given.every((options) => settled(name, options.get(name)) !== text)
  })
}

function optionsOf(path: string): URLSearchParams {
  return new URLSearchParams(path.slice(path.indexOf('?') + 1))
}

/** Columns and expands may come back in another order, GUIDs of views in the other case. */
function settled(name: string, text: string | null): string | undefined {
  if (name === '$select') return text?.split(/, */).sort().join()
  if (name === '$orderby') return text?.trim().split(/ *, */).join()
  if (name === '$expand') return text === null ? undefined : listedExpands(text).sort().join()
  return name.startsWith('$') ? text?.trim() : text?.toLowerCase()
}
