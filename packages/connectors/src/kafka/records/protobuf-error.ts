/** What is wrong with a schema or a message; in words that go on from "Of schema 7 …" and "Not as schema 7 says: …". */
export class ProtobufError extends Error {}
