import { copy, type Fields, isFields } from '../json.ts'
import { badRequest } from '../status.ts'

/** JSON Merge Patch, RFC 7396: null removes, objects merge, all else replaces. */
export function mergePatch(object: Fields, patch: unknown): Fields {
  if (!isFields(patch)) throw badRequest('error decoding patch: the patch must be an object')
  return merged(object, patch)
}

function merged(target: Fields, patch: Fields): Fields {
  const result = copy(target)
  for (const [name, value] of Object.entries(patch)) {
    const before = result[name]
    if (value === null) delete result[name]
    else if (isFields(value)) result[name] = merged(isFields(before) ? before : {}, value)
    else result[name] = copy(value)
  }
  return result
}
