declare module "edmonds-blossom-fixed" {
  /** For each person the partner's number, −1 for none. */
  export default function blossom(edges: [number, number, number][], mostPairs: boolean): number[];
}
