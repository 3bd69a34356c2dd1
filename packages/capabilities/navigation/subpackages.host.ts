import { accept, refuse } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { loadSubpackage } from './subpackages.ts'

export const loadSubpackageOnHost = onHost(loadSubpackage, async ({ path }, { packages }) =>
  (await packages.load(path)) ? accept({}) : refuse('the package cannot be loaded'),
)
