import type { Message } from '../../model.js'
import type { Tables } from '../own-members.js'
import { container } from './container.js'
import { definitionComplexTypes, definitionEnumTypes, definitionTypes } from './metadata-types.js'
import { operations, operationTypes } from './operations.js'
import { tableTypes } from './table-types.js'
import { type Element, element, writeXml } from './xml.js'

/** The `$metadata` document of the tables and of what the emulator runs. Source: protocol/metadata.md 11.1. */
export function writeCsdl(tables: Tables, messages: readonly Message[], annotated: boolean): string {
  const schema = element(
    'Schema',
    { Namespace: 'Microsoft.Dynamics.CRM', Alias: 'mscrm', xmlns: 'http://docs.oasis-open.org/odata/ns/edm' },
    [
      element('EntityType', { Name: 'crmbaseentity', Abstract: 'true' }),
      element('EntityType', { Name: 'expando', BaseType: 'mscrm.crmbaseentity', OpenType: 'true' }),
      ...tableTypes(tables, annotated),
      element('EntityType', { Name: 'crmmodelbaseentity', Abstract: 'true' }),
      ...definitionTypes(),
      ...definitionComplexTypes(),
      ...operationTypes(messages),
      ...definitionEnumTypes(),
      ...operations(tables, messages, 'action'),
      ...operations(tables, messages, 'function'),
      container(tables, messages),
    ],
  )
  const root = { Version: '4.0', 'xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx' }
  const services = element('edmx:DataServices', {}, [schema])
  return writeXml(element('edmx:Edmx', root, [...vocabularies(), services]))
}

function vocabularies(): readonly Element[] {
  return ['Keys', 'Display'].map((name) => {
    const namespace = `OData.Community.${name}.V1`
    return element('edmx:Reference', { Uri: `http://vocabularies.odata.org/${namespace}.xml` }, [
      element('edmx:Include', { Namespace: namespace, Alias: name }),
      element('edmx:IncludeAnnotations', { TermNamespace: namespace }),
    ])
  })
}
