/** Words that no constant or function of a module may be called. */
const words = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
)

/** Names that Windows gives to devices, and those that the generator writes beside the tables. */
const files = /^(con|prn|aux|nul|com\d|lpt\d|index|kinds|choices)$/i

/** A name for a constant or a function. */
export function constantName(name: string): string {
  const valid = name.normalize('NFC').replace(/\P{ID_Continue}/gu, '_')
  return words.has(valid) || !/^[\p{ID_Start}_$]/u.test(valid) ? `_${valid}` : valid
}

/** A name for a file, without its ending. */
export function fileName(name: string): string {
  return files.test(name) ? `${name}_` : name
}
