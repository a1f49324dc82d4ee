import type { NavigationFacts, TableFacts } from '../schema/index.js'

/** Makes something of a table's facts when it is asked for first, and keeps it. */
export function oncePerTable<Made>(make: (facts: TableFacts) => Made): (facts: TableFacts) => Made {
  const kept = new WeakMap<TableFacts, { readonly made: Made }>()
  return (facts) => {
    const known = kept.get(facts)
    if (known !== undefined) return known.made
    const made = make(facts)
    kept.set(facts, { made })
    return made
  }
}

/** Navigation properties by name; several facts where one leads to several tables, as `ownerid` does. */
export function navigationByName({ navigation }: TableFacts): ReadonlyMap<string, readonly NavigationFacts[]> {
  const groups = new Map<string, NavigationFacts[]>()
  for (const one of navigation) {
    const group = groups.get(one.name)
    if (group === undefined) groups.set(one.name, [one])
    else group.push(one)
  }
  return groups
}
