/**
 * A module of Node, and nothing with it: `import` of `node:http` also loads the global `fetch` and `WebSocket`, 25 ms of a
 * cold start, and bundlers for browsers would look for it.
 */
export const builtIn: typeof process.getBuiltinModule = (name: string) => process.getBuiltinModule(name)
