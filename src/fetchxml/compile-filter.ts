import type { ConditionNode, FilterPart, JoinedNode, LinkedNode } from './filter-part.js'
import type { XmlElement } from './xml-element.js'

/** One `filter`, of conditions that are all to be met. */
export function filterElement(filters: readonly FilterPart[]): XmlElement {
  const [first, ...others] = filters
  if (first?.kind === 'joined' && others.length === 0) return joinedElement(first)
  return joinedElement({ kind: 'joined', word: 'and', parts: filters })
}

function joinedElement({ word, parts }: JoinedNode): XmlElement {
  return {
    name: 'filter',
    attributes: { type: word === 'or' ? 'or' : undefined },
    children: parts.flatMap((part) => elementsOf(part, word)),
  }
}

/** What is joined with the same word needs no filter of its own. */
function elementsOf(part: FilterPart, word: JoinedNode['word']): readonly XmlElement[] {
  if (part.kind === 'condition') return [conditionElement(part)]
  if (part.kind === 'linked') return [linkedElement(part)]
  if (part.word === word || part.parts.length === 1) return part.parts.flatMap((inner) => elementsOf(inner, word))
  return [joinedElement(part)]
}

/** Source: "Filter rows using FetchXML": one value stands in an attribute, several in elements. */
function conditionElement({ link, attribute, operator, values, isList, comparedWith }: ConditionNode): XmlElement {
  const inElements = isList || values.length > 1
  const [value] = inElements ? [] : values
  return {
    name: 'condition',
    attributes: { entityname: link, attribute, operator, value, valueof: comparedWith },
    ...(inElements && { children: values.map((text) => ({ name: 'value', attributes: {}, children: text })) }),
  }
}

function linkedElement({ linked, from, to, type, filter }: LinkedNode): XmlElement {
  return {
    name: 'link-entity',
    attributes: { name: linked.name, from, to, 'link-type': type },
    ...(filter && { children: [filterElement([filter])] }),
  }
}
