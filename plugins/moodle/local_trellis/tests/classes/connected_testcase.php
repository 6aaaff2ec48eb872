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

namespace local_trellis\tests;

use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\Psr7\Response;
use Psr\Http\Message\RequestInterface;

/**
 * A site that is connected with a Trellis of which only the HTTP answers are made up.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class connected_testcase extends \advanced_testcase {
    /** @var string Where Trellis is. */
    protected const ADDRESS = 'https://trellis.avonmere.example';
    /** @var string What calls are signed with. */
    protected const SECRET = 'not-a-real-secret';

    /** @var MockHandler What Trellis will answer. */
    protected MockHandler $trellis;
    /** @var array[] The calls that were made. */
    protected array $calls = [];

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        // It remembers the tasks of the test before.
        \core\task\manager::reset_state();
        $this->connect();
        ['mock' => $this->trellis] = $this->get_mocked_http_client($this->calls);
    }

    /**
     * Connects the site, without asking anybody.
     */
    protected function connect(): void {
        global $CFG;
        $config = [
            'address' => self::ADDRESS,
            'connectionid' => '6e1b2a52-6c7b-4b07-9a0e-64a9a3d1f7a1',
            'secret' => \core\encryption::encrypt(self::SECRET),
            'partnership' => 'Avonmere Safeguarding Partnership',
            'wwwroot' => $CFG->wwwroot,
            'timeconnected' => 1795300000,
        ];
        foreach ($config as $name => $value) {
            set_config($name, $value, 'local_trellis');
        }
    }

    /**
     * Has Trellis answer once.
     *
     * @param array $body
     * @param int $status
     * @param string[] $headers
     */
    protected function answer(array $body, int $status = 200, array $headers = []): void {
        $this->trellis->append(new Response($status, $headers, json_encode((object) $body)));
    }

    /**
     * Has Trellis refuse once.
     *
     * @param int $status
     * @param string $code
     * @param array $more
     */
    protected function refuse(int $status, string $code, array $more = []): void {
        $this->answer(['status' => $status, 'code' => $code] + $more, $status);
    }

    /**
     * Has Trellis take events, a number of times.
     *
     * @param string $outcome of each event
     * @param int $times
     */
    protected function take_events(string $outcome = 'new', int $times = 1): void {
        $take = function (RequestInterface $request) use ($outcome): Response {
            $events = json_decode((string) $request->getBody(), true)['events'];
            $results = array_map(fn(array $event): array => ['id' => $event['id'], 'outcome' => $outcome], $events);
            return new Response(200, [], json_encode(['results' => $results]));
        };
        for ($time = 0; $time < $times; $time++) {
            $this->trellis->append($take);
        }
    }

    /**
     * The path and the body of each call that was made.
     *
     * @return array[] of path and body
     */
    protected function sent(): array {
        return array_map(fn(array $call): array => [
            'path' => $call['request']->getUri()->getPath(),
            'body' => json_decode((string) $call['request']->getBody(), true),
        ], $this->calls);
    }

    /**
     * The tasks of the connector that wait.
     *
     * @param string $class short name
     * @return \core\task\adhoc_task[]
     */
    protected function waiting(string $class = 'send_event'): array {
        return array_values(\core\task\manager::get_adhoc_tasks("\\local_trellis\\task\\{$class}"));
    }

    /**
     * Runs a task and gives what it logged.
     *
     * @param \core\task\task_base $task
     * @return string
     */
    protected function run_logged(\core\task\task_base $task): string {
        ob_start();
        try {
            $task->execute();
        } finally {
            $log = ob_get_clean();
        }
        return $log;
    }

    /**
     * Runs the next ad hoc task of the connector as cron does, with its retries.
     *
     * @return string what it logged
     */
    protected function run_next(): string {
        $task = null;
        foreach (['send_event', 'erase_person', 'resend'] as $class) {
            $time = \core\di::get(\core\clock::class)->time();
            $task ??= \core\task\manager::get_next_adhoc_task($time, true, "\\local_trellis\\task\\{$class}");
        }
        if ($task === null) {
            return '';
        }
        try {
            $log = $this->run_logged($task);
            \core\task\manager::adhoc_task_complete($task);
            return $log;
        } catch (\Throwable $throwable) {
            \core\task\manager::adhoc_task_failed($task, false);
            return $throwable->getMessage();
        }
    }

    /**
     * Somebody who works somewhere.
     *
     * @param array $more
     * @return \stdClass
     */
    protected function a_learner(array $more = []): \stdClass {
        return $this->getDataGenerator()->create_user($more + [
            'firstname' => 'Chloe',
            'lastname' => 'Nowak',
            'email' => 'chloe@willowtree.example',
            'idnumber' => 'WT-7',
            'institution' => 'Willow Tree Nursery',
            'department' => 'Toddlers',
        ]);
    }

    /**
     * A course in which completion is tracked.
     *
     * @param array $more
     * @return \stdClass
     */
    protected function a_course(array $more = []): \stdClass {
        set_config('enablecompletion', 1);
        return $this->getDataGenerator()->create_course($more + [
            'fullname' => 'Safeguarding children & young people',
            'shortname' => 'SG1',
            'idnumber' => 'SG-1',
            'enablecompletion' => 1,
        ]);
    }

    /**
     * Somebody completes a course.
     *
     * @param \stdClass $user
     * @param \stdClass $course
     * @param int|null $at
     * @return int id of the completion
     */
    protected function complete(\stdClass $user, \stdClass $course, ?int $at = null): int {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/completion/completion_completion.php');
        $completion = new \completion_completion(['userid' => $user->id, 'course' => $course->id]);
        $sink = $this->redirectMessages();
        $completion->mark_complete($at);
        $sink->close();
        return (int) $DB->get_field('course_completions', 'id', ['userid' => $user->id, 'course' => $course->id]);
    }
}
