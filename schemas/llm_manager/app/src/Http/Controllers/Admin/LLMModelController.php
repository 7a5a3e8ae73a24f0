<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Bithoven\LLMManager\Services\LLMConfigurationService;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;

class LLMModelController extends Controller
{
    public function __construct(private readonly LLMConfigurationService $configurations)
    {
    }

    public function index()
    {
        return view('llm-manager::admin.models.index', [
            'configurations' => LLMConfiguration::withCount('usageLogs')->orderBy('name')->get(),
        ]);
    }

    public function store(Request $request)
    {
        LLMConfiguration::create($this->validated($request));

        return redirect()->route('admin.llm.models.index');
    }

    public function update(Request $request, LLMConfiguration $model)
    {
        $model->update($this->validated($request));

        if ($request->boolean('is_default')) {
            $this->configurations->makeDefault($model);
        }

        return redirect()->route('admin.llm.models.index');
    }

    public function destroy(LLMConfiguration $model)
    {
        $model->delete();

        return redirect()->route('admin.llm.models.index');
    }

    private function validated(Request $request): array
    {
        return $request->validate([
            'name' => 'required|string|max:100',
            'slug' => 'required|string|max:100',
            'provider' => 'required|in:ollama,openai,anthropic,openrouter,local,custom',
            'model' => 'required|string|max:100',
            'api_endpoint' => 'nullable|url|max:255',
            'api_key' => 'nullable|string',
        ]);
    }
}
