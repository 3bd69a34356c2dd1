/** Runs a deed once for each of its steps, with a fault there. */
import { createSimulatedDisk, type DiskFault, type SimulatedDisk, type Survivors } from './simulated-disk.ts'

/** How each of the runs goes on after the fault. */
export type Aftermath =
  | { readonly kind: 'mended' }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'power-cut'; readonly survivors: Survivors }

export interface Sweep<Prepared> {
  /** Only one of so many steps is tried, where many are alike. */
  readonly every?: number
  /** Before the fault. */
  prepare(disk: SimulatedDisk): Promise<Prepared>
  /** Meets the fault; that it rejects is expected. */
  deed(disk: SimulatedDisk, prepared: Prepared): Promise<void>
  /** Throws when something is not as it has to be; `isDone`: the deed resolved. */
  look(
    disk: SimulatedDisk,
    prepared: Prepared,
    run: { readonly isDone: boolean; readonly after: Aftermath['kind'] },
  ): Promise<void>
}

export interface Disaster {
  readonly title: string
  readonly fault: DiskFault['kind']
  readonly after: Aftermath
}

export const disasters: readonly Disaster[] = [
  { title: 'a step that fails', fault: 'broken', after: { kind: 'mended' } },
  {
    title: 'a step that fails, and a power cut later',
    fault: 'broken',
    after: { kind: 'power-cut', survivors: 'none' },
  },
  { title: 'a disk that is full', fault: 'full', after: { kind: 'mended' } },
  { title: 'a process that is killed', fault: 'ended', after: { kind: 'restarted' } },
  {
    title: 'a power cut that takes all it can',
    fault: 'ended',
    after: { kind: 'power-cut', survivors: 'none' },
  },
  {
    title: 'a power cut that leaves names without bytes',
    fault: 'ended',
    after: { kind: 'power-cut', survivors: 'names' },
  },
  ...[1, 2, 3].map((seed): Disaster => ({
    title: `a power cut that leaves what chance ${seed} will`,
    fault: 'ended',
    after: { kind: 'power-cut', survivors: { seed } },
  })),
]

/** Resolves with the number of steps that were tried. */
export async function sweepSteps<Prepared>(
  { fault, after }: Disaster,
  { every = 1, prepare, deed, look }: Sweep<Prepared>,
): Promise<number> {
  for (let step = 1; ; step += every) {
    const disk = createSimulatedDisk()
    const prepared = await prepare(disk)
    disk.plan({ kind: fault, step })
    const isDone = await deed(disk, prepared).then(
      () => true,
      () => false,
    )
    const { hasStruck } = disk
    if (after.kind === 'mended') disk.mend()
    else if (after.kind === 'restarted') disk.restart()
    else disk.cutPower(after.survivors)
    try {
      await look(disk, prepared, { isDone, after: after.kind })
    } catch (error) {
      throw new Error(`after a fault at step ${step}`, { cause: error })
    }
    if (!hasStruck) return step - 1
  }
}
