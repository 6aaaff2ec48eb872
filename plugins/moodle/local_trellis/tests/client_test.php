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

use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Psr7\Request;
use GuzzleHttp\Psr7\Response;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Signed calls, and what is made of the answers.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(client::class)]
#[CoversClass(failure::class)]
#[CoversClass(state::class)]
final class client_test extends connected_testcase {
    public function test_a_call_is_signed_over_the_time_the_path_and_the_bytes_that_are_sent(): void {
        $this->mock_clock_with_frozen(1795300000);
        $this->answer(['results' => []]);
        (new client())->call('/lms/events', ['events' => [['title' => 'Åsa / "B"']]]);

        $request = $this->calls[0]['request'];
        $body = '{"events":[{"title":"Åsa / \"B\""}]}';
        $this->assertSame('https://trellis.avonmere.example/api/v1/lms/events', (string) $request->getUri());
        $this->assertSame($body, (string) $request->getBody());
        $this->assertSame('6e1b2a52-6c7b-4b07-9a0e-64a9a3d1f7a1', $request->getHeaderLine('Trellis-Connection'));
        $signature = hash_hmac('sha256', "1795300000./api/v1/lms/events.{$body}", self::SECRET);
        $this->assertSame("t=1795300000,v1={$signature}", $request->getHeaderLine('Trellis-Signature'));
        $this->assertSame('application/json', $request->getHeaderLine('Content-Type'));
        $this->assertFalse($this->calls[0]['options']['allow_redirects']);
    }

    public function test_an_empty_body_is_an_object(): void {
        $this->answer([]);
        (new client())->call('/lms/status');
        $this->assertSame('{}', (string) $this->calls[0]['request']->getBody());
    }

    public function test_a_signature_that_was_seen_before_is_made_anew(): void {
        $this->mock_clock_with_frozen(1795300000);
        $this->refuse(409, 'lms.replayed');
        $this->refuse(409, 'lms.replayed');
        $this->answer(['now' => 'now']);
        $this->assertSame(['now' => 'now'], (new client())->call('/lms/status'));

        $signatures = array_map(fn(array $call) => $call['request']->getHeaderLine('Trellis-Signature'), $this->calls);
        $this->assertCount(3, array_unique($signatures));
        $this->assertStringStartsWith('t=1795300002,', $signatures[2]);
    }

    public function test_it_does_not_sign_for_ever(): void {
        for ($time = 0; $time < 5; $time++) {
            $this->refuse(409, 'lms.replayed');
        }
        $this->expectExceptionObject(new failure('refused', 409));
        (new client())->call('/lms/status');
    }

    /**
     * Answers, and the failure that each of them is.
     *
     * @return array[]
     */
    public static function answers(): array {
        $json = fn(int $status, string $code, array $more = []): Response =>
            new Response($status, [], json_encode(['code' => $code] + $more));
        return [
            'busy' => [new Response(503, [], 'Be back soon'), 'busy'],
            'too many calls' => [$json(429, 'rate'), 'busy'],
            'a fault there' => [new Response(500), 'broken'],
            'a gateway' => [new Response(502, [], '<html>Bad gateway</html>'), 'broken'],
            'another place' => [new Response(301, ['Location' => 'https://elsewhere.example/']), 'redirected'],
            'something else at the address' => [new Response(404, [], '<html>Not found</html>'), 'nottrellis'],
            'a page where JSON should be' => [new Response(200, [], '<html>Hello</html>'), 'answer'],
            'an unknown signature' => [$json(401, 'lms.signature', ['detail' => 'Wrong.']), 'signature'],
            'an unknown signature, from a clock that is off' => [
                new Response(401, ['Date' => 'Thu, 01 Jan 2026 00:00:00 GMT'], '{"code":"lms.signature"}'),
                'signature',
            ],
            'a clock far off' => [$json(401, 'lms.clock', ['facts' => ['serverTime' => '2026-01-01T00:00:00Z']]), 'clock'],
            'a clock far off, without the time' => [$json(401, 'lms.clock'), 'clock'],
            'a clock far off, as it was said before' => [
                $json(401, 'lms.signature', ['facts' => ['serverTime' => '2026-01-01T00:00:00Z']]),
                'clock',
            ],
            'switched off' => [$json(403, 'lms.disconnected'), 'disconnected'],
            'no LTI yet' => [$json(409, 'lms.not-registered'), 'notregistered'],
            'too large' => [new Response(413), 'toolarge'],
            'a refusal' => [$json(400, 'input.invalid'), 'refused'],
        ];
    }

    /**
     * Each answer is told apart.
     *
     * @param Response $response
     * @param string $reason
     */
    #[DataProvider('answers')]
    public function test_an_answer_that_is_no_success_is_a_failure_in_words(Response $response, string $reason): void {
        $this->trellis->append($response);
        try {
            (new client())->call('/lms/events', ['events' => []]);
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame($reason, $failure->reason);
            $this->assertStringNotContainsString(self::SECRET, $failure->getMessage() . $failure->getTraceAsString());
            $this->assertStringNotContainsString('failure:', $failure->getMessage());
        }
        $this->assertSame($reason, state::known()['failure']);
    }

    public function test_no_answer_at_all_is_a_failure(): void {
        $this->trellis->append(new ConnectException('No route to 10.1.2.3', new Request('POST', self::ADDRESS)));
        $this->expectExceptionObject(new failure('unreachable'));
        (new client())->call('/lms/status');
    }

    public function test_an_address_that_moodle_may_not_open_is_named_as_such(): void {
        set_config('curlsecurityblockedhosts', 'trellis.avonmere.example');
        \core\di::set(\core\http_client::class, new \core\http_client(['mock' => $this->trellis]));
        try {
            (new client())->call('/lms/status');
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame('blocked', $failure->reason);
        }
        $this->assertDebuggingCalled();
        $this->assertSame([], $this->calls);
    }

    public function test_it_knows_how_the_clocks_differ(): void {
        $this->mock_clock_with_frozen(1795300000);
        $this->answer([], 200, ['Date' => gmdate('D, d M Y H:i:s \G\M\T', 1795300045)]);
        $client = new client();
        $client->call('/lms/status');
        $this->assertSame(45, $client->skew());
        $this->assertSame(['goodat' => 1795300000, 'failedat' => 0, 'failure' => '', 'skew' => 45], state::known());
    }

    public function test_a_site_that_is_not_connected_calls_nobody(): void {
        connection::forget();
        try {
            (new client())->call('/lms/status');
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame('notconnected', $failure->reason);
        }
        $this->assertSame([], $this->calls);
    }

    public function test_a_secret_that_cannot_be_read_is_a_failure_in_words(): void {
        set_config('secret', 'sodium:' . base64_encode(random_bytes(60)), 'local_trellis');
        $this->expectExceptionObject(new failure('secretunreadable'));
        (new client())->call('/lms/status');
    }
}
