// Runs before tests and builds: says plainly what to do where Node is older than the one the actions run on.
const wanted = 24
if (Number(process.versions.node.split('.')[0]) < wanted) {
  process.stderr.write(
    `Cutover runs on Node ${wanted}; this is ${process.version}.\n` +
      `On Linux x64 \`npm ci\` brings Node ${wanted} along with the packages (do not pass --omit=optional). ` +
      `Elsewhere install Node ${wanted} first: https://nodejs.org/en/download\n`
  )
  process.exit(1)
}
