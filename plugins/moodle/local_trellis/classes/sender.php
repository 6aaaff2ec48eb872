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

/**
 * Sends events to Trellis and says in the task's log how it went, without naming anybody.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class sender {
    /** @var int How many events one call may carry. */
    public const BATCH = 100;

    /** @var client The calls. */
    private readonly client $client;

    /**
     * Makes a sender.
     */
    public function __construct() {
        $this->client = new client();
    }

    /**
     * Sends events. Those that Trellis refuses for what they say are logged and not sent again.
     *
     * @param array[] $events
     * @throws failure when they did not arrive, at least in part; sending all of them again does no harm
     */
    public function send(array $events): void {
        foreach (array_chunk(array_values($events), self::BATCH) as $batch) {
            $this->send_batch($batch);
        }
    }

    /**
     * Sends at most a hundred events; in halves where they are too large for one call.
     *
     * @param array[] $events
     * @throws failure
     */
    private function send_batch(array $events): void {
        try {
            $answer = $this->client->call('/lms/events', ['events' => $events]);
        } catch (failure $failure) {
            if ($failure->reason !== 'toolarge') {
                throw $failure;
            }
            if (count($events) === 1) {
                mtrace(get_string('log:toolarge', 'local_trellis', $events[0]['id']));
                return;
            }
            foreach (array_chunk($events, (int) ceil(count($events) / 2)) as $half) {
                $this->send_batch($half);
            }
            return;
        }
        $this->report_clock();
        $this->report($events, is_array($answer['results'] ?? null) ? $answer['results'] : []);
    }

    /**
     * Says what became of the events.
     *
     * @param array[] $events what was sent
     * @param array[] $results what Trellis answers, one for each
     * @throws failure when an event has no result
     */
    private function report(array $events, array $results): void {
        $results = array_column(array_filter($results, 'is_array'), null, 'id');
        $counts = [];
        foreach ($events as $event) {
            $outcome = $results[$event['id']]['outcome'] ?? null;
            if (!in_array($outcome, ['new', 'changed', 'unchanged', 'refused'], true)) {
                throw new failure('answer');
            }
            $counts[$outcome] = ($counts[$outcome] ?? 0) + 1;
            if ($outcome === 'refused') {
                mtrace(get_string('log:refused', 'local_trellis', (object) [
                    'kind' => $event['kind'],
                    'id' => $event['id'],
                    'why' => self::findings($results[$event['id']]['findings'] ?? []),
                ]));
            }
        }
        $parts = array_map(fn(string $outcome, int $count): string => "{$count} {$outcome}", array_keys($counts), $counts);
        mtrace(get_string('log:sent', 'local_trellis', implode(', ', $parts)));
    }

    /**
     * Why an event was refused. What Trellis quotes of the event is left out, as it may say who it is about.
     *
     * @param mixed $findings
     * @return string
     */
    private static function findings(mixed $findings): string {
        $words = [];
        foreach (is_array($findings) ? $findings : [] as $finding) {
            $text = trim(($finding['field'] ?? '') . ': ' . ($finding['reason'] ?? ''), ': ');
            $words[] = preg_replace('/"[^"]*"|“[^”]*”|\S+@\S+/u', '…', $text);
        }
        return implode('; ', $words) ?: '-';
    }

    /**
     * Says so when the clocks differ: beyond five minutes Trellis takes nothing any more.
     */
    private function report_clock(): void {
        $skew = $this->client->skew() ?? 0;
        if (abs($skew) > state::CLOCK_SECONDS) {
            mtrace(get_string('log:clock', 'local_trellis', abs($skew)));
        }
    }
}
