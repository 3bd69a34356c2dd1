import { accept, refuse } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { fetchSubpackage, loadSubpackage } from './subpackages.ts'

export const subpackagesOnHost = [
  onHost(loadSubpackage, async ({ path }, { packages }) =>
    (await packages.load(path)) ? accept({}) : refuse('the package cannot be loaded'),
  ),
  onHost(fetchSubpackage, async ({ packageType, name = '' }, { packages }) => {
    const fetched = await packages.fetch(
      packageType === 'workers' ? { kind: 'workers' } : { kind: 'named', name },
    )
    return typeof fetched === 'number'
      ? accept({ sizeBytes: fetched })
      : refuse(fetched === 'none' ? 'there is no such package' : 'the package cannot be loaded')
  }),
]
