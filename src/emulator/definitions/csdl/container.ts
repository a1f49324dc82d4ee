import type { TableFacts } from '../../../schema/index.js'
import type { Message } from '../../model.js'
import type { Tables } from '../own-members.js'
import { type Element, element } from './xml.js'

const namespace = 'Microsoft.Dynamics.CRM.'

/** The entity sets and the operations of the service's root. Source: protocol/metadata.md 11.1. */
export function container(tables: Tables, messages: readonly Message[]): Element {
  const sets = [...tables.values()].map((facts) => [facts.entitySetName, tableSet(tables, facts)] as const)
  const all = [...sets, ...definitionSets].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, set]) => set)
  const unbound = messages.filter(({ boundTo }) => boundTo === undefined)
  const named = (kind: Message['kind']) => unbound.filter((one) => one.kind === kind).map(({ name }) => name)
  return element('EntityContainer', { Name: 'System' }, [
    ...all,
    ...named('action').map((name) => element('ActionImport', { Name: name, Action: `${namespace}${name}` })),
    ...[...named('function'), 'RetrieveMetadataChanges'].map((name) =>
      element('FunctionImport', { Name: name, Function: `${namespace}${name}` }),
    ),
  ])
}

function tableSet(tables: Tables, facts: TableFacts): Element {
  const targets = new Map<string, string>()
  for (const { name, target } of [...facts.navigation, ...facts.collections]) {
    const set = tables.get(target)?.entitySetName
    // What leads to users and to teams leads to owners, of which the service declares no set.
    if (set !== undefined) targets.set(name, targets.has(name) ? 'owners' : set)
  }
  return entitySet(facts.entitySetName, facts.logicalName, [...targets])
}

function entitySet(name: string, type: string, bindings: readonly (readonly [path: string, target: string])[]) {
  const children = bindings.map(([path, target]) =>
    element('NavigationPropertyBinding', { Path: path, Target: target }),
  )
  return element('EntitySet', { Name: name, EntityType: `${namespace}${type}` }, children)
}

const definitionSets: readonly (readonly [name: string, set: Element])[] = [
  [
    'EntityDefinitions',
    entitySet('EntityDefinitions', 'EntityMetadata', [
      ['ManyToManyRelationships', 'RelationshipDefinitions'],
      ['ManyToOneRelationships', 'RelationshipDefinitions'],
      [`${namespace}BooleanAttributeMetadata/GlobalOptionSet`, 'GlobalOptionSetDefinitions'],
      [`${namespace}EnumAttributeMetadata/GlobalOptionSet`, 'GlobalOptionSetDefinitions'],
      ['OneToManyRelationships', 'RelationshipDefinitions'],
    ]),
  ],
  ['GlobalOptionSetDefinitions', entitySet('GlobalOptionSetDefinitions', 'OptionSetMetadataBase', [])],
  ['RelationshipDefinitions', entitySet('RelationshipDefinitions', 'RelationshipMetadataBase', [])],
]
