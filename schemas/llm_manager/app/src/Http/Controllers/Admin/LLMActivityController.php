<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMUsageLog;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;

/** The activity dashboard, and one log as JSON for the monitor. */
class LLMActivityController extends Controller
{
    public function index(Request $request)
    {
        $logs = LLMUsageLog::with(['configuration', 'user'])
            ->when($request->query('status'), fn ($query, $status) => $query->where('status', $status))
            ->when($request->query('extension'), fn ($query, $slug) => $query->where('extension_slug', $slug))
            ->orderByDesc('executed_at')
            ->paginate(50);

        return view('llm-manager::admin.activity', ['logs' => $logs]);
    }

    public function show(int $id)
    {
        $log = LLMUsageLog::with('configuration')->findOrFail($id);

        return response()->json([
            'id' => $log->id,
            'executed_at' => $log->executed_at->toIso8601String(),
            'total_tokens' => $log->total_tokens,
            'cost_usd' => $log->cost_usd,
            'execution_time_ms' => $log->execution_time_ms,
            'status' => $log->status,
            'provider' => $log->configuration->provider,
            'model' => $log->configuration->model,
        ]);
    }
}
