import type { State } from './state.ts'

interface Tagged {
  readonly ResourceArns: readonly string[]
  readonly Tags?: readonly { readonly Key: string; readonly Value?: string }[]
  readonly TagKeys?: readonly string[]
}

export const tagOperations = (state: State) => ({
  AddTags: ({ ResourceArns, Tags = [] }: Tagged) => {
    for (const arn of ResourceArns) {
      const tags = state.tags.get(arn) ?? new Map<string, string>()
      for (const { Key, Value = '' } of Tags) tags.set(Key, Value)
      state.tags.set(arn, tags)
    }
    return {}
  },
  RemoveTags: ({ ResourceArns, TagKeys = [] }: Tagged) => {
    for (const arn of ResourceArns) for (const key of TagKeys) state.tags.get(arn)?.delete(key)
    return {}
  },
  DescribeTags: ({ ResourceArns }: Tagged) => ({
    TagDescriptions: ResourceArns.map(ResourceArn => ({
      ResourceArn,
      Tags: [...(state.tags.get(ResourceArn) ?? [])].map(([Key, Value]) => ({ Key, Value }))
    }))
  })
})
