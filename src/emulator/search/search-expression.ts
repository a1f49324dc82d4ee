import { fold } from '../odata/fold.js'
import { notEmulated } from '../odata/index.js'
import { badSearch, type SearchRequest } from './search-request.js'

/** What is sought. Words are in lower case. */
export type SearchExpression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SearchExpression[] }
  | { readonly kind: 'not'; readonly operand: SearchExpression }
  | SearchTerm

/** Words that stand one after the other; the last may be the beginning of one. */
export interface SearchTerm {
  readonly kind: 'term'
  readonly words: readonly string[]
  readonly prefix: boolean
}

type Token = { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' } | SearchTerm

/** A text's words, whose case makes no difference, with their places. */
export function wordsIn(
  text: string,
): readonly { readonly word: string; readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    word: fold(word),
    start: index,
    end: index + word.length,
  }))
}

/**
 * Reads the text of a search. Simple syntax has `+`, `|`, `-`, quotes, parentheses and `*` at a word's end; Lucene's has
 * `AND`, `OR`, `NOT` and their signs in their place. Lucene's other operators are refused by name.
 */
export function parseSearch({ text, isLucene, all }: SearchRequest): SearchExpression {
  const tokens = tokenize(text, isLucene)
  let next = 0
  const expression = readAny()
  if (next < tokens.length) throw badSearch("'search' has a parenthesis too many.")
  return expression

  function readAny(): SearchExpression {
    const operands = [readAll()]
    while (tokens[next] !== undefined && tokens[next]?.kind !== 'close') {
      const isNamed = tokens[next]?.kind === 'or'
      if (isNamed) next += 1
      else if (all) {
        operands.push(joined('and', [operands.pop() ?? readAll(), readAll()]))
        continue
      }
      operands.push(readAll())
    }
    // Words that must not be there narrow what the others find.
    const wanted = operands.filter(({ kind }) => kind !== 'not')
    const unwanted = operands.filter(({ kind }) => kind === 'not')
    return wanted.length === 0 || unwanted.length === 0
      ? joined('or', operands)
      : joined('and', [joined('or', wanted), ...unwanted])
  }

  function readAll(): SearchExpression {
    const operands = [readOne()]
    while (tokens[next]?.kind === 'and') {
      next += 1
      operands.push(readOne())
    }
    return joined('and', operands)
  }

  function readOne(): SearchExpression {
    const token = tokens[next]
    next += 1
    if (token?.kind === 'term') return token
    if (token?.kind === 'not') return { kind: 'not', operand: readOne() }
    if (token?.kind === 'open') {
      const inside = readAny()
      if (tokens[next]?.kind !== 'close') throw badSearch("'search' has a parenthesis that is not closed.")
      next += 1
      return inside
    }
    throw badSearch("'search' has an operator without what it stands for.")
  }
}

function joined(kind: 'and' | 'or', operands: readonly SearchExpression[]): SearchExpression {
  const [only, second] = operands
  return only !== undefined && second === undefined ? only : { kind, operands }
}

const luceneWords: Readonly<Record<string, Token['kind']>> = { AND: 'and', OR: 'or', NOT: 'not' }
const signs: Readonly<Record<string, 'and' | 'or' | 'not' | 'open' | 'close'>> = {
  '+': 'and',
  '|': 'or',
  '-': 'not',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '(': 'open',
  ')': 'close',
}

function tokenize(text: string, isLucene: boolean): readonly Token[] {
  const tokens: Token[] = []
  // A sign counts at the start of a word only: a hyphen inside of one belongs to it.
  const pattern = isLucene
    ? /"((?:[^"\\]|\\.)*)"|&&|\|\||[!()+]|-(?=\S)|((?:[^\s"()\\]|\\.)+)/gs
    : /"((?:[^"\\]|\\.)*)"|[()+|]|-(?=\S)|((?:[^\s"()+|\\]|\\.)+)/gs
  for (const { 0: whole, 1: phrase, 2: word } of text.matchAll(pattern)) {
    if (phrase !== undefined) tokens.push(...termOf(phrase, false))
    else if (word === undefined) tokens.push(...signOf(whole, isLucene, tokens.length))
    else if (isLucene && Object.hasOwn(luceneWords, word))
      tokens.push({ kind: luceneWords[word] } as Token) // by the table
    else tokens.push(...readWord(word, isLucene))
  }
  if (tokens.length === 0) throw badSearch("'search' has no words.")
  return tokens
}

function signOf(sign: string, isLucene: boolean, place: number): readonly Token[] {
  // Lucene's plus says that the word after it is required; at the start simple syntax has it so too.
  if (sign === '+' && (isLucene || place === 0)) throw notEmulated("the search operator '+' before a word")
  const kind = signs[sign]
  return kind === undefined ? [] : [{ kind }]
}

function readWord(word: string, isLucene: boolean): readonly Token[] {
  const bare = word.replace(/\\./gs, ' ')
  const [operator] = (isLucene ? /[~^/?:[\]{}]/ : /(?!)/).exec(bare) ?? []
  if (operator !== undefined) throw notEmulated(`the search operator '${operator}'`)
  if (/\*(?!$)/.test(bare)) throw notEmulated("the search operator '*' but at the end of a word")
  return termOf(word, bare.endsWith('*'))
}

/** A backslash takes the meaning of what follows it. Source: protocol/wire.md 13. */
function termOf(text: string, prefix: boolean): readonly SearchTerm[] {
  const words = wordsIn(text.replace(/\\(.)/gs, '$1')).map(({ word }) => word)
  return words.length === 0 ? [] : [{ kind: 'term', words, prefix }]
}
