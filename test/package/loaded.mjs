// Preloaded into a program: prints, when it ends, the address of every module that was loaded.
import { registerHooks } from 'node:module'

const loaded = []
registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url)
    return nextLoad(url, context)
  },
})
process.on('exit', () => console.log(JSON.stringify(loaded)))
