import type { Client } from 'dynamics365-crm'
import { account } from 'dynamics365-crm/entities'
import { downloadImage, imageOf } from 'dynamics365-crm/files'
import { describe, expect, it } from 'vitest'
import { useWorkspace } from './workspace.js'

/** A gif of one pixel. */
const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))

/** No standard table has a file column of which callers may make what they like; an image column every account has. */
export function describeFiles(open: () => Promise<Client>): void {
  describe('images', () => {
    const workspace = useWorkspace(open)

    it('are written with their record, read as bytes and cleared with null', async () => {
      const { crm, mark, add } = workspace()
      const target = await add(account, { name: mark })
      const image = { target, column: 'entityimage' }

      await crm.update(account, target, { entityimage: imageOf(gif) })

      expect((await crm.execute(downloadImage(image)))?.length).toBeGreaterThan(0)
      await crm.update(account, target, { entityimage: null })
      expect(await crm.retrieve(account, target, (a) => a.select('entityimage'))).toMatchObject({ entityimage: null })
    })
  })
}
