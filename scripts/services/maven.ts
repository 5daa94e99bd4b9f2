import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, onPath, run } from './process.ts'

/** A service that runs on Java, its libraries taken from Maven Central. */
export interface JavaService {
  /** Names its folder in the cache. */
  readonly version: string
  /** `group:artifact:version` each; what they need comes along. */
  readonly libraries: readonly string[]
  /** Other programs it needs: name → the package that has it. */
  readonly programs?: Readonly<Record<string, string>>
}

/** Where its libraries are. */
export const librariesOf = (cache: string, { version }: JavaService): string => join(cache, version, 'libs')

/** Fetches its libraries, and the programs that are not there yet. Whole or not at all. */
export async function installJavaService(cache: string, service: JavaService): Promise<void> {
  if (existsSync(librariesOf(cache, service))) return
  const needed = { java: 'openjdk-17-jre-headless', mvn: 'maven', ...service.programs }
  const absent = Object.entries(needed)
    .filter(([program]) => !onPath(program))
    .map(([, name]) => name)
  if (absent.length > 0) await installPackages(absent)
  const folder = join(cache, `${service.version}.part`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'pom.xml'), pomOf(service.libraries))
  await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=libs'], { cwd: folder })
  renameSync(folder, join(cache, service.version))
}

const pomOf = (libraries: readonly string[]): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>halcyon</groupId>
  <artifactId>service-for-tests</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${libraries.map(dependencyOf).join('\n')}
  </dependencies>
</project>
`

function dependencyOf(library: string): string {
  const [group, artifact, version] = library.split(':')
  return `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
}
