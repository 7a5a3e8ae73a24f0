<?php
namespace App\Http;
use App\Events\Event;
use App\Jobs\Job;
use Illuminate\Support\Facades\{Log, Cache, Session, File};
class TrapController extends Controller {
    protected $table = null;
    private array $settings = ['users' => 1, 'tags' => ['log', 'events']];
    public function run(Request $request, Log $log) {
        Log::info('Deleting from users', ['users' => $request->input('users')]);
        Cache::tags('users')->put('items', 1);
        Session::put('messages', []);
        Storage::disk('images')->delete('files');
        $items = collect($request->items)->where('status', 1)->pluck('items')->first();
        event(new Event('orders'));
        Job::dispatch('jobs')->onQueue('events');
        $users = $this->userService->users()->filter()->get('users');
        $this->log->update('status');
        $x = $this->messages->delete('messages');
        foreach ($items as $item) { $item->save(); }
        Event::create(['a' => 1]);
        Route::resource('users', 'UserController');
        Gate::define('settings', fn () => true);
        return view('users', compact('users', 'tags'))->with('messages', trans('settings.saved'));
    }
}
