import { type ConditionNode, type FilterNode, filterLinkTypes, type LinkNode } from './document.js'
import { columnOperators, operators } from './operators.js'
import { given, oneOf, requireAttributes, requireChildren, required } from './read-attributes.js'
import { badFetch, codes } from './refuse.js'
import type { XmlElement } from './xml-element.js'

/** Hints of the filter's, which say how to search and not what to find. */
const filterHints = ['hint', 'isquickfindfields', 'overridequickfindrecordlimitenabled']
const labels = ['uiname', 'uitype', 'uihidden']

type ReadLink = (element: XmlElement, linkTypes: readonly LinkNode['linkType'][]) => LinkNode

/** Reads a `filter`; `readLink` reads the links in it. Source: protocol/query.md 4.3, 4.4. */
export function readFilter(element: XmlElement, readLink: ReadLink): FilterNode {
  requireAttributes(element, ['type', ...filterHints])
  requireChildren(element, ['condition', 'filter', 'link-entity'])
  const named = (name: string) => element.children.filter((child) => child.name === name)
  return {
    type: oneOf(element, 'type', ['and', 'or'], codes.filterType) ?? 'and',
    conditions: named('condition').map(readCondition),
    filters: named('filter').map((child) => readFilter(child, readLink)),
    links: named('link-entity').map((child) => readLink(child, filterLinkTypes)),
  }
}

function readCondition(element: XmlElement): ConditionNode {
  requireAttributes(element, ['attribute', 'operator', 'value', 'valueof', 'entityname', ...labels])
  requireChildren(element, ['value'])
  const operator = required(element, 'operator')
  const condition = {
    attribute: required(element, 'attribute'),
    operator,
    values: valuesOf(element),
    ...given('comparedWith', element.attributes.get('valueof')),
    ...given('entityName', element.attributes.get('entityname')),
  }
  requireValues(condition)
  return condition
}

function valuesOf({ attributes, children }: XmlElement): readonly string[] {
  const value = attributes.get('value')
  const elements = children.map((child) => {
    requireAttributes(child, labels)
    requireChildren(child, [])
    return child.text
  })
  if (value === undefined) return elements
  if (elements.length > 0) throw badFetch("A 'condition' has both the attribute 'value' and elements 'value'.")
  return [value]
}

function requireValues({ operator, values, comparedWith }: ConditionNode): void {
  const arity = operators.get(operator)
  if (arity === undefined) throw badFetch(`Unknown Condition Operator: ${operator}.`, codes.operator)
  if (comparedWith !== undefined) {
    if (!columnOperators.has(operator)) {
      throw badFetch(`The operator '${operator}' does not compare with a column.`, codes.operator)
    }
    if (values.length > 0) throw badFetch("A 'condition' has both 'valueof' and a value.")
    return
  }
  const fits = arity === 'some' ? values.length > 0 : values.length === arity
  if (fits) return
  const wanted = arity === 'some' ? 'at least one value' : `${arity} value${arity === 1 ? '' : 's'}`
  throw badFetch(`The operator '${operator}' takes ${wanted}, not ${values.length}.`)
}
