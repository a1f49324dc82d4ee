import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const rooms = join(import.meta.dirname, '../../../src')

function exportsOf(room: string): readonly string[] {
  const text = readFileSync(join(rooms, room, 'index.ts'), 'utf8')
  return [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '')
}

it('gives generated tables every kind of column that there is', () => {
  /** What a generated module has no use for. */
  const others = ['isFilledByService', 'isPlainObject', 'newGuid', 'RefTarget', 'unresolvedAddress']
  const missing = exportsOf('schema').filter((name) => !exportsOf('runtime').includes(name) && !others.includes(name))

  expect(exportsOf('schema')).toContain('ChoiceColumn')
  expect(missing).toEqual([])
})
