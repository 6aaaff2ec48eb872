export { aCompletion, aPost, csvFile, fileRows, type Cells } from './builders.ts';
export { createTestHost, type TestHost, type TestHostOptions } from './test-host.ts';
