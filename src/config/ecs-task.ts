import type { z } from 'zod'
import { given } from './overrides.ts'
import type { taskSettings } from './schema/ecs-task.ts'

/** What a release sets in a task definition beside its images. What is not named stays as it is. */
export interface TaskSettings {
  readonly containers?: Readonly<Record<string, ContainerSettings>>
  readonly cpu?: string
  readonly memory?: string
  readonly runtimePlatform?: {
    readonly cpuArchitecture?: Platform['cpuArchitecture'] & string
    readonly operatingSystemFamily?: Platform['operatingSystemFamily'] & string
  }
}

/** Values by name; a value may hold any character, `=` too. */
export interface ContainerSettings {
  readonly environment?: Readonly<Record<string, string>>
  /** ARNs of secrets or parameters. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly logDriver?: LogDriver
  readonly logOptions?: Readonly<Record<string, string>>
  /** Of the container that is the FireLens log router. */
  readonly firelensOptions?: Readonly<Record<string, string>>
}

type Written = z.output<typeof taskSettings>
type Platform = NonNullable<Written['runtimePlatform']>
type LogDriver = NonNullable<NonNullable<Written['containers']>[string]['logDriver']>

/** The settings as they are written, without what is not. */
export const taskSettingsOf = ({ containers, runtimePlatform, ...size }: Written): TaskSettings => ({
  ...given(size),
  ...(runtimePlatform && { runtimePlatform: given(runtimePlatform) }),
  ...(containers && {
    containers: Object.fromEntries(Object.entries(containers).map(([name, settings]) => [name, given(settings)]))
  })
})
