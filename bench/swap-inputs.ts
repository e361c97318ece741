import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A Deployment as people write it, some 500 bytes; the same number always gives the same. */
const deployment = (number: number, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${number} # the shop
  labels:
    app: web-${number}
spec:
  replicas: ${(number % 7) + 1}
  selector:
    matchLabels:
      app: web-${number}
  template:
    metadata:
      labels:
        app: web-${number}
    spec:
      containers:
        - name: main
          image: ${image}:1.${number % 40}.0   # pinned
          args: ["--port=8080", "--name=web-${number}"]
          ports:
            - containerPort: 8080
          resources:
            limits:
              memory: "256Mi"
`

export const repository = 'ghcr.io/acme/web'

export interface Inputs {
  readonly name: string
  /** The files, relative to the folder that they are made in. */
  readonly files: readonly string[]
  readonly hits: number
  write(folder: string): void
}

const imageOf = (number: number, every: number): string =>
  number % every === 0 ? repository : `registry.example/team-${number % 9}/service`

/** One file of `count` Deployments, of which every `every`th uses the image. */
export const oneFile = (count: number, every: number): Inputs => ({
  name: `one file of ${count} Deployments, ${count / every} of them hit`,
  files: ['all.yaml'],
  hits: count / every,
  write(folder) {
    const documents = Array.from({ length: count }, (_, number) => deployment(number, imageOf(number, every)))
    writeFileSync(join(folder, 'all.yaml'), documents.join('---\n'))
  }
})

export const manyFiles = (count: number): Inputs => ({
  name: `${count} files, every one hit`,
  files: Array.from({ length: count }, (_, number) => `files/web-${String(number).padStart(5, '0')}.yaml`),
  hits: count,
  write(folder) {
    rmSync(join(folder, 'files'), { recursive: true, force: true })
    mkdirSync(join(folder, 'files'))
    for (const [number, file] of this.files.entries()) writeFileSync(join(folder, file), deployment(number, repository))
  }
})
