type Element = { readonly kind: 'many' } | { readonly kind: 'one'; matches(character: string): boolean }

/**
 * Compiles SQL's LIKE over text in lower case: `%` any text, `_` any character, `[abc]` and `[a-f]` one of them,
 * `[^abc]` none of them; in brackets a wildcard is itself. Source: protocol/query.md 3.4.
 * Our choice: a bracket that is never closed is a bracket.
 */
export function likePattern(pattern: string): (text: string) => boolean {
  const elements = elementsOf(pattern.toLowerCase())
  return (text) => matches(elements, text)
}

/** Whether the text holds a live wildcard. */
export function hasWildcard(text: string): boolean {
  return /[%_[]/.test(text)
}

function elementsOf(pattern: string): readonly Element[] {
  const elements: Element[] = []
  for (let position = 0; position < pattern.length; position += 1) {
    const character = pattern.charAt(position)
    const close = character === '[' ? pattern.indexOf(']', position + 1) : -1
    if (close !== -1) {
      elements.push(classElement(pattern.slice(position + 1, close)))
      position = close
    } else if (character === '%') elements.push({ kind: 'many' })
    else if (character === '_') elements.push({ kind: 'one', matches: () => true })
    else elements.push({ kind: 'one', matches: (other) => other === character })
  }
  return elements
}

function classElement(inside: string): Element {
  const negative = inside.startsWith('^')
  const ranges = [...(negative ? inside.slice(1) : inside).matchAll(/(.)-(.)|(.)/gs)].map(
    ([, first, last, alone]) => [first ?? alone ?? '', last ?? alone ?? ''] as const,
  )
  return {
    kind: 'one',
    matches: (character) => ranges.some(([first, last]) => character >= first && character <= last) !== negative,
  }
}

/** Goes back to the latest `%` only: an earlier one has nothing left to decide, so no pattern takes exponential time. */
function matches(elements: readonly Element[], text: string): boolean {
  let element = 0
  let position = 0
  let afterMany = -1
  let resume = 0
  while (position < text.length) {
    const current = elements[element]
    if (current?.kind === 'many') {
      element += 1
      afterMany = element
      resume = position
    } else if (current?.matches(text.charAt(position))) {
      element += 1
      position += 1
    } else if (afterMany === -1) return false
    else {
      resume += 1
      position = resume
      element = afterMany
    }
  }
  return elements.slice(element).every(({ kind }) => kind === 'many')
}
