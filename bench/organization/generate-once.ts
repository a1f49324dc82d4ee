/** One generation of everything, alone in its process. Prints what it cost as JSON. */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

const [, , file = ''] = process.argv
const text = readFileSync(file, 'utf8')
const before = performance.now()
const { generate, readMetadata } = (await import(
  new URL('../../dist/codegen.js', import.meta.url).href
)) as typeof import('../../codegen/index.js') // what was built of it
const organization = readMetadata([{ name: file, text }])
const files = generate(organization, { actions: ['*'], functions: ['*'], facts: true })
console.log(
  JSON.stringify({
    seconds: (performance.now() - before) / 1_000,
    megabytes: process.resourceUsage().maxRSS / 1_024,
    files: files.size,
  }),
)
