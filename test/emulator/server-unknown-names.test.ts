import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.js'

const emulator = createEmulator()

async function refusalOf(method: string, path: string) {
  const { status, body } = await emulator
    .fetch(`${emulator.orgUrl}/api/data/v9.2/${path}`, {
      method,
      headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
    })
    .then(async (answer) => ({ status: answer.status, body: await answer.json() }))
  return [status, body.error.code, body.error.message]
}

describe('a name that the emulator has not', () => {
  it.each([
    ['POST', 'BulkDetectDuplicates', 'BulkDetectDuplicates'],
    ['GET', 'importmaps', 'importmaps'],
    ['POST', `roles(${emulator.userId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, 'AddPrivilegesRole'],
  ])('is refused as not emulated where Dataverse has it: %s %s', async (method, path, name) => {
    expect(await refusalOf(method, path)).toEqual([501, '0x80040219', expect.stringContaining(name)])
  })

  it.each([
    ['POST', 'ResolveIncident'],
    ['GET', 'account'],
    ['GET', 'customers'],
  ])('is not found where Dataverse has it not either: %s %s', async (method, path) => {
    expect(await refusalOf(method, path)).toEqual([404, '0x8006088A', `Resource not found for the segment '${path}'.`])
  })
})
