<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace local_trellis;

use core\http_client;
use GuzzleHttp\Exception\GuzzleException;
use GuzzleHttp\Exception\RequestException;
use Psr\Http\Message\ResponseInterface;

/**
 * Signed calls to Trellis.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class client {
    /** @var string Where the interface of Trellis begins, below its address. */
    private const ROOT = '/api/v1';
    /** @var int Seconds that a call may take in a task. */
    private const SECONDS = 20;
    /** @var int How often a call is signed anew when Trellis has seen its signature before. */
    private const SIGNATURES = 5;

    /** @var int|null Seconds by which the clock of Trellis is ahead of this one, after a call. */
    private ?int $skew = null;

    /**
     * Uses a connection code.
     *
     * @param string $address address of Trellis
     * @param string $code the code
     * @param array $body what this site says of itself
     * @return array the answer
     * @throws failure
     */
    public function connect(string $address, string $code, array $body): array {
        $response = $this->post($address . self::ROOT . '/lms/connect', self::encode($body), [
            'Authorization' => 'Bearer ' . $code,
        ], self::SECONDS);
        return $this->read($response, true);
    }

    /**
     * Makes a signed call.
     *
     * @param string $path below the interface's root, such as /lms/events
     * @param array $body what to send; an empty array is sent as {}
     * @param float $seconds how long it may take altogether
     * @return array the answer
     * @throws failure
     */
    public function call(string $path, array $body = [], float $seconds = self::SECONDS): array {
        if (!connection::is_active()) {
            throw new failure('notconnected');
        }
        $json = self::encode($body);
        $path = self::ROOT . $path;
        try {
            $secret = connection::secret();
            for ($tries = 0;; $tries++) {
                // Two like calls in one second have the same signature, which Trellis takes once; the next second will do.
                $time = \core\di::get(\core\clock::class)->time() + $tries;
                $response = $this->post(connection::address() . $path, $json, [
                    'Trellis-Connection' => connection::get('connectionid'),
                    'Trellis-Signature' => "t={$time},v1=" . hash_hmac('sha256', "{$time}.{$path}.{$json}", $secret),
                ], $seconds);
                if ($tries + 1 < self::SIGNATURES && self::problem($response)['code'] === 'lms.replayed') {
                    continue;
                }
                $answer = $this->read($response, false);
                state::succeeded($this->skew);
                return $answer;
            }
        } catch (failure $failure) {
            state::failed($failure->reason);
            throw $failure;
        }
    }

    /**
     * By how many seconds the clock of Trellis was ahead of this server's at the last call.
     *
     * @return int|null null if the answer did not say
     */
    public function skew(): ?int {
        return $this->skew;
    }

    /**
     * Posts JSON.
     *
     * @param string $url where to
     * @param string $json what
     * @param string[] $headers besides the usual ones
     * @param float $seconds how long it may take
     * @return ResponseInterface
     * @throws failure
     */
    private function post(string $url, string $json, array $headers, float $seconds): ResponseInterface {
        $this->skew = null;
        try {
            $response = \core\di::get(http_client::class)->request('POST', $url, [
                'body' => $json,
                'headers' => $headers + ['Content-Type' => 'application/json', 'Accept' => 'application/json'],
                'http_errors' => false,
                // A signature is for one path at one place; whoever redirects it would have to be told to us first.
                'allow_redirects' => false,
                'connect_timeout' => min(5, $seconds),
                'timeout' => $seconds,
            ]);
        } catch (GuzzleException $exception) {
            throw self::failure_of($exception);
        }
        $date = strtotime($response->getHeaderLine('Date'));
        if ($date !== false) {
            $this->skew = $date - \core\di::get(\core\clock::class)->time();
        }
        return $response;
    }

    /**
     * Which failure an exception of the HTTP client is.
     *
     * @param GuzzleException $exception
     * @return failure
     */
    public static function failure_of(GuzzleException $exception): failure {
        $blocked = (new \core\files\curl_security_helper())->get_blocked_url_string();
        $isblocked = $exception instanceof RequestException && $exception->getMessage() === $blocked;
        return new failure($isblocked ? 'blocked' : 'unreachable');
    }

    /**
     * The body of an answer.
     *
     * @param ResponseInterface $response the answer
     * @param bool $isconnecting whether a connection code was used
     * @return array
     * @throws failure
     */
    private function read(ResponseInterface $response, bool $isconnecting): array {
        $status = $response->getStatusCode();
        if ($status >= 300) {
            ['code' => $code, 'detail' => $detail, 'servertime' => $servertime] = self::problem($response);
            if ($servertime !== null) {
                $this->skew = $servertime - \core\di::get(\core\clock::class)->time();
            }
            throw new failure(self::reason($status, $code, $servertime, $isconnecting), $status, $detail);
        }
        $answer = json_decode((string) $response->getBody(), true);
        if (!is_array($answer)) {
            throw new failure('answer', $status);
        }
        return $answer;
    }

    /**
     * Which failure an answer is.
     *
     * @param int $status its status
     * @param string $code its code, as Trellis names it
     * @param int|null $servertime the time of Trellis, if it told it
     * @param bool $isconnecting whether a connection code was used
     * @return string
     */
    private static function reason(int $status, string $code, ?int $servertime, bool $isconnecting): string {
        return match (true) {
            $code === 'lms.clock' => 'clock',
            // A Trellis before lms.clock said so by telling its time; of a wrong signature it tells none.
            $code === 'lms.signature' => $servertime !== null ? 'clock' : 'signature',
            $code === 'lms.disconnected' => 'disconnected',
            $code === 'lms.not-registered' => 'notregistered',
            $status < 400 => 'redirected',
            $status === 413 => 'toolarge',
            $status === 429 || $status === 503 => 'busy',
            $status >= 500 => 'broken',
            $isconnecting && $code !== '' => 'code',
            $code === '' => 'nottrellis',
            default => 'refused',
        };
    }

    /**
     * What a refusal says.
     *
     * @param ResponseInterface $response the answer
     * @return array{code: string, detail: string, servertime: int|null}
     */
    private static function problem(ResponseInterface $response): array {
        $problem = $response->getStatusCode() >= 400 ? json_decode((string) $response->getBody(), true) : null;
        $text = fn(string $name): string => is_string($problem[$name] ?? null) ? $problem[$name] : '';
        $servertime = $problem['facts']['serverTime'] ?? null;
        $servertime = is_string($servertime) ? strtotime($servertime) : false;
        return [
            'code' => $text('code'),
            'detail' => \core_text::substr($text('detail'), 0, 500),
            'servertime' => $servertime === false ? null : $servertime,
        ];
    }

    /**
     * A body as JSON, an empty one as an object.
     *
     * @param array $body
     * @return string
     */
    private static function encode(array $body): string {
        $flags = JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
        return json_encode((object) $body, $flags);
    }
}
