/** Names of metadata stand in code, in file names and as keys. Those of navigation properties alone are free. */
const plain = /^[A-Za-z_]\w*$/
const prototype = /__proto__/i
const longest = 60

/** Why a name cannot be taken; undefined where it can. */
export function faultOfName(name: string): string | undefined {
  return plain.test(name) && !prototype.test(name) ? undefined : `${shown(name)} is no name`
}

export function faultOfNavigation(name: string): string | undefined {
  return name !== '' && !prototype.test(name) ? undefined : `${shown(name)} is no name`
}

/** In quotation marks, and no longer than a message can bear. */
export function shown(name: string): string {
  return JSON.stringify(name.length > longest ? `${name.slice(0, longest - 1)}…` : name)
}
