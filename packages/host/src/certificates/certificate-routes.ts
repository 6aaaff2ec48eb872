import { Router } from 'express';
import { named } from '../http/request-log.ts';
import { KEYS_PATH, type CertificateSigner } from './certificate-signer.ts';

/** For how long a copy of the keys may be kept, in seconds. @source house */
const KEPT_SECONDS = 3_600;

/** Publishes the keys by which anybody can check a certificate. */
export function certificateRoutes(signer: CertificateSigner): Router {
  const router = Router();
  router.get(KEYS_PATH, named('certificate keys'), async (_, response) => {
    response.set('cache-control', `public, max-age=${KEPT_SECONDS}`).set('access-control-allow-origin', '*');
    response.json(await signer.keys());
  });
  return router;
}
