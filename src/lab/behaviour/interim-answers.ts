import type { RequestListener } from 'node:http';

/** Says 102 and 103 (RFC 2518, section 10.1; RFC 8297), and then what the service says. */
export function interimAnswers(answers: RequestListener): RequestListener {
  return (request, response) => {
    response.writeProcessing();
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    answers(request, response);
  };
}
