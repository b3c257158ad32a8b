/** Another program that makes the objects of the workload. */
export interface Peer {
  /** Name that people know it by. */
  readonly name: string;
  /** What is run. */
  readonly title: string;
  /** Its Go module, as `bench/peers/programs/<folder>/go.mod` requires it. */
  readonly module: string;
  /** Where it is once it is built: the folder below `bench/peers/programs`, and the name of the program. */
  readonly program: string;
  /** Its arguments in the folder of what it reads; the objects go to its standard output. */
  readonly arguments: readonly string[];
  /** Writes what it reads into a folder; that does not count. */
  write(services: number, folder: string): void;
  /** Objects of what it printed. */
  read(output: string): unknown[];
}
