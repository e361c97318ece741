import { CutoverError } from '../errors.ts'
import type { Answer } from './exchange.ts'
import { isDigest } from './image.ts'
import type { Repository } from './reference.ts'
import { isVersionTag } from './version-tag.ts'

/** Registries refuse to move a tag with any of these, and each of them means something else as well. */
const statuses = new Set([400, 403, 405, 409, 412])

/** Amazon ECR, Google Artifact Registry, Harbor, Docker Hub and Artifactory say it in one of these ways. */
const ways = /immutab|cannot be overwritten|can ?not overwrite|already exists|write.?once|TAG_INVALID/i

/**
 * The error of a tag that the registry keeps where it is, told apart from an account that may not push: that one has to
 * log in, this one has to leave the tag alone. Undefined where the answer means something else.
 */
export function immutable(
  { domain, path, spelling }: Repository,
  tag: string,
  answer: Answer
): CutoverError | undefined {
  if (isDigest(tag) || !statuses.has(answer.status) || !ways.test(answer.bytes.toString('utf8'))) return undefined
  return new CutoverError('TAG_IMMUTABLE', `${domain} does not let the tag ${spelling}:${tag} move.`, {
    hint: isVersionTag(tag)
      ? 'A published version is never replaced. Release the change under a new version.'
      : hintFor(domain, path, tag)
  })
}

function hintFor(domain: string, path: string, tag: string): string {
  const without = `leave ${tag} out of the tags of this image (tags: none for no floating tag at all)`
  if (!/\.ecr[.-]/.test(domain)) return `Let the registry's rule of immutable tags spare ${tag}, or ${without}.`
  return `Exclude it in Amazon ECR: aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag} --repository-name ${path}, or ${without}.`
}
